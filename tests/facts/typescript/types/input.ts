let a: Foo | Bar<string> & { x: Foo }, b: Foo[], c: [first: Foo, second?: Bar], d: readonly Foo[];
let e: (x: Foo, ...rest: Bar[]) => Baz, f: new (x: Foo) => Bar, g: typeof a, h: keyof Foo, i: Foo["key"];
type Cond<T> = T extends Promise<infer U> ? U : Foo;
type Mapped = { [K in keyof Foo as `get${K}`]?: Foo[K] };
type Index = { [key: string]: Foo };
type Text = `a${Foo}`;
const j = x as Foo, k = <Bar>y, l = z!, m = w satisfies Foo, n = [1] as const;
call<Foo, Bar>(j); new Box<Foo>(k); const o = make<Foo>;
function p<T extends Foo = Bar>(this: Foo, x: T, y?: T): T { return x; }
try {} catch (error: unknown) {}
