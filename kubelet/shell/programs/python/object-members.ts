/** `object.name`, `Class.name` and `super().name`. Source: Python 3.14, data model. */
import { bare } from "./call.ts";
import {
  bound,
  classOf,
  found,
  hasMembers,
  Instance,
  objectType,
  orderOf,
  PyClass,
  type Super,
  unbound,
} from "./classes.ts";
import { Native, PyError } from "./objects.ts";
import { shown, textOfError, usuallyShown } from "./text.ts";
import { Dict, type DictOf, Tuple, type TupleOf, type Value } from "./values.ts";

type WithMembers = Instance | DictOf | TupleOf;

export function objectMember(of: WithMembers | PyClass | Super, name: string): Value | undefined {
  if (hasMembers(of)) return memberOfInstance(of, name);
  return of instanceof PyClass ? memberOfClass(of, name) : memberBehind(of, name);
}

function memberOfInstance(of: WithMembers, name: string): Value | undefined {
  const { type, members } = of;
  const own = members.get(name);
  if (own !== undefined) return own;
  const there = found(type, name);
  if (there !== undefined) return bound(there, of, type);
  if (name === "__class__") return type;
  if (name === "__dict__") return new Dict(members);
  const usual = usualMethods.get(name);
  if (usual !== undefined) return bound(usual, of, type);
  const other = found(type, "__getattr__");
  return other === undefined ? undefined : type.machine.now(other, [of, name]);
}

function memberOfClass(of: PyClass, name: string): Value | undefined {
  const there = found(of, name);
  if (there !== undefined) return unbound(there, of);
  if (/^__(?:qual)?name__$/.test(name)) return of.name;
  if (name === "__module__") return of.module;
  if (name === "__doc__") return null;
  if (name === "__dict__") return new Dict(of.own);
  if (name === "__mro__") return new Tuple([...orderOf(of), objectType]);
  const ofMeta = of.meta && found(of.meta, name);
  if (of.meta && ofMeta !== undefined) return bound(ofMeta, of, of.meta);
  return usualMethods.get(name);
}

/** What the classes behind one have, as methods of the object. */
function memberBehind({ self, after }: Super, name: string): Value | undefined {
  const type = self instanceof PyClass ? self : classOf(self);
  if (type === undefined) return undefined;
  const there = found(type, name, after) ?? usualMethods.get(name);
  if (there === undefined) return undefined;
  if (name === "__new__" || self instanceof PyClass) return unbound(there, type);
  return bound(there, self, type);
}

/** Those of `object`, and of errors. */
export const usualMethods: ReadonlyMap<string, Value> = new Map<string, Value>(
  [
    new Native("__new__", "*", ([type = null, ...args]) =>
      type instanceof PyClass ? bare(type, given(args)) : null,
    ),
    new Native("__init__", "* **", ([self, ...args]) => {
      if (self instanceof PyError) self.args = given(args);
      return null;
    }),
    new Native("__str__", "self", ([self = null]) =>
      self instanceof PyError ? textOfError(self) : shown(self),
    ),
    new Native("__repr__", "self", ([self = null]) =>
      typeof self === "object" && self !== null ? usuallyShown(self) : shown(self),
    ),
    new Native("__eq__", "self other", ([self, other]) => self === other),
    new Native("__hash__", "self", ([self]) => (self instanceof Instance ? BigInt(self.id) : 0n)),
    new Native("__setattr__", "self name value", ([self, name, value = null]) => {
      if (hasMembers(self) && typeof name === "string") self.members.set(name, value);
      return null;
    }),
  ].map((each) => [each.name, each]),
);

const given = (args: readonly (Value | undefined)[]): readonly Value[] =>
  args.filter((arg) => arg !== undefined);
