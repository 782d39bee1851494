/** Classes of the script, and what is made of them. Source: Python 3.14, data model. */
import type { Machine } from "./machine.ts";
import { Native, PyError, PyFunction, PyType, Thing } from "./objects.ts";
import { DictOf, TupleOf, type Value } from "./values.ts";

/** A class of the script, or one of Python's own that scripts derive theirs from. */
export class PyClass extends PyType {
  readonly own: Map<string, Value>;
  /** Where its names are looked for, itself first. */
  readonly order: readonly PyType[];
  readonly machine: Machine;
  /** Its module, as `repr` names it. */
  readonly module: string;
  /** What is done to a class that derives from it; that of the nearest counts. */
  readonly onDerived: ((derived: PyClass) => void) | undefined;
  /** What it is an object of, where that is not `type`. */
  readonly meta: PyClass | undefined;

  constructor(
    name: string,
    {
      bases,
      own,
      machine,
      module = "__main__",
      onDerived,
      meta,
    }: {
      readonly bases: readonly PyType[];
      readonly own: Map<string, Value>;
      readonly machine: Machine;
      readonly module?: string;
      readonly onDerived?: (derived: PyClass) => void;
      readonly meta?: PyClass | undefined;
    },
  ) {
    super(name, { base: bases[0], members: own });
    this.own = own;
    this.machine = machine;
    this.module = module;
    this.onDerived = onDerived;
    const inherited = bases.find((base) => base instanceof PyClass && base.meta !== undefined);
    this.meta = meta ?? (inherited instanceof PyClass ? inherited.meta : undefined);
    this.order = [this, ...merged([...bases.map(orderOf), bases])];
  }

  override isA(type: PyType): boolean {
    return this.order.includes(type);
  }
}

/** An object of such a class. */
export class Instance {
  readonly type: PyClass;
  readonly members = new Map<string, Value>();
  readonly id: number;

  constructor(type: PyClass) {
    this.type = type;
    this.id = type.machine.newId();
  }
}

/** An object of a class that derives from `str`, `int` or `float`, and is worth one, too. */
export class PlainOf extends Instance {
  readonly plain: string | bigint | number;

  constructor(type: PyClass, plain: string | bigint | number) {
    super(type);
    this.plain = plain;
  }
}

/** What a value is worth where its class is of no interest. */
export const plainOf = <T>(value: T): T | PlainOf["plain"] =>
  value instanceof PlainOf ? value.plain : value;

/** A function with the object that it was found at, which is its first argument. */
export class Bound {
  readonly self: Value;
  readonly callee: Value;

  constructor(self: Value, callee: Value) {
    this.self = self;
    this.callee = callee;
  }
}

/** What stands in a class in the place of a function, and says how that is found. */
export class Wrapped {
  readonly kind: "staticmethod" | "classmethod" | "property";
  readonly callee: Value;
  /** Of a property, what sets it. */
  readonly setter: Value;

  constructor(kind: Wrapped["kind"], callee: Value, setter: Value = null) {
    this.kind = kind;
    this.callee = callee;
    this.setter = setter;
  }
}

/** `super()`: the object, whose names are looked for behind a class. */
export class Super {
  readonly self: Value;
  readonly after: PyType;

  constructor(self: Value, after: PyType) {
    this.self = self;
    this.after = after;
  }
}

export const notImplemented = new Thing("NotImplementedType", [], { shown: "NotImplemented" });

/** What all types derive from. */
export const objectType = new PyType("object", {
  make: new Native("object", "", () => new Thing("object", [])),
});

/** Where the names of a type are looked for. */
export function orderOf(type: PyType): readonly PyType[] {
  if (type instanceof PyClass) return type.order;
  return type.base === undefined ? [type] : [type, ...orderOf(type.base)];
}

/** Bases in an order in which each stands before its own. Source: Python 2.3, method resolution. */
function merged(lists: readonly (readonly PyType[])[]): readonly PyType[] {
  const left = lists.filter((list) => list.length > 0);
  const next = left
    .map(([first]) => first)
    .find((each) => left.every(([, ...rest]) => each === undefined || !rest.includes(each)));
  if (next === undefined) return [];
  return [next, ...merged(left.map((list) => list.filter((each) => each !== next)))];
}

/** What a type has of a name; behind one of its bases, where that is given. */
export function found(type: PyType, name: string, after?: PyType): Value | undefined {
  const order = orderOf(type);
  for (const each of after === undefined ? order : order.slice(order.indexOf(after) + 1)) {
    const value = each.members.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The class of an object of the script; undefined of all else. */
export function classOf(value: Value): PyClass | undefined {
  if (hasMembers(value)) return value.type;
  if (value instanceof PyClass) return value.meta;
  return value instanceof PyError && value.type instanceof PyClass ? value.type : undefined;
}

/** An object of a class of the script that is no error. */
export const hasMembers = (value: Value | undefined): value is Instance | DictOf | TupleOf =>
  value instanceof Instance || value instanceof DictOf || value instanceof TupleOf;

/** What a method with a name of Python's own makes of an object; undefined where it has none. */
export function special(value: Value, name: string, ...args: readonly Value[]): Value | undefined {
  const type = classOf(value);
  const method = type === undefined ? undefined : found(type, name);
  if (type === undefined || method === undefined || method === null) return undefined;
  const made = type.machine.now(method, [value, ...args]);
  return made === notImplemented ? undefined : made;
}

/** What is found at a class, as an object of it has it. */
export function bound(value: Value, self: Value, type: PyClass): Value {
  if (value instanceof PyFunction || value instanceof Native) return new Bound(self, value);
  if (!(value instanceof Wrapped)) return value;
  if (value.kind === "staticmethod") return value.callee;
  return value.kind === "classmethod"
    ? new Bound(type, value.callee)
    : type.machine.now(value.callee, [self]);
}

/** The same, as the class itself has it. */
export function unbound(value: Value, type: PyType): Value {
  if (!(value instanceof Wrapped) || value.kind === "property") return value;
  return value.kind === "staticmethod" ? value.callee : new Bound(type, value.callee);
}

/** A class of Python's own: its methods take the object first. */
export function nativeClass(
  name: string,
  machine: Machine,
  methods: Iterable<readonly [string, Value]>,
  more: Partial<Pick<PyClass, "module" | "onDerived">> & {
    readonly bases?: readonly PyType[];
  } = {},
): PyClass {
  const { bases = [], ...rest } = more;
  return new PyClass(name, { bases, own: new Map(methods), machine, module: "", ...rest });
}
