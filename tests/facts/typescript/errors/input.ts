interface Broken { a: ; b(): void }
export class After { constructor(private x: ) {} run(): void { this.x.go(; } }
function last(): After { return new After(); }
