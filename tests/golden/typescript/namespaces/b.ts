namespace App {
  shared();
  hidden();
  Inner.tool();
}

App.shared();
App.hidden();
