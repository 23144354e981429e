export interface Model {}
export interface Options {}
export function create(options: Options): Model {
  return {};
}
