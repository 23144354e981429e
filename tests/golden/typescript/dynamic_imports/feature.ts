export function start() {}
export default class Feature {
  stop() {}
}
