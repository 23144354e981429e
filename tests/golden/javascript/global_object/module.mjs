export function go() { late(); window.App.version(); }
