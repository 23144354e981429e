declare function announce(text: string): void;
declare const VERSION: string;
interface Window {
  app: App;
}
declare class App {
  start(): void;
}
