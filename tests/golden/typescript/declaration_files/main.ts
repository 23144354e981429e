export function main(app: App) {
  announce(VERSION);
  app.start();
}
