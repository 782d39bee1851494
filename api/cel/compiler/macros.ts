/** What looks like a method but evaluates its last arguments for each item of a list or map. */
import { isList, isMap } from "../equal.ts";
import { type CelFailure, type Frame, fail, noSuchOverload, type Run } from "../frame.ts";
import { sortByKeys } from "../library/list-extension.ts";
import { comparableNames } from "../library/lists.ts";
import { type CelType, formatType, listOf, mapOf, types } from "../types.ts";
import { type CelValue, keyOf, mapKeys, mapMember } from "../values.ts";
import { bind, type Macro, nameOf, noName, optionalMacro } from "./bindings.ts";
import type { Call } from "./calls.ts";
import { type Compiled, report, withVariable } from "./context.ts";
import { asBool, canBeBool, forgivable, noOverload } from "./operators.ts";

/** The macro that a call is, or `undefined` where it is one of a function. */
export function macroOf({ name, on, args }: Call): Macro | undefined {
  if (on?.op === "id" && on.args === "cel" && name === "bind" && args.length === 3) return bind;
  return on === undefined ? undefined : macros.get(`${name}/${args.length}`);
}

/** What the loop does with the bodies, evaluated for each item. */
interface Loop {
  /** How many variables there are; the rest of the arguments are bodies. */
  readonly variables: 1 | 2;
  /** Whether the first body decides; `operator` is what it is called in messages. */
  readonly operator?: "_&&_" | "_||_" | "_?_:_";
  type(on: CelType, bodies: readonly Compiled[], item: CelType): CelType;
  run(each: Each, bodies: readonly Run[], frame: Frame): CelValue;
}

/**
 * Calls `visit` for each item, with the variables set, until it returns true, and tells whether
 * there was none after the last one.
 */
type Each = (visit: (item: CelValue) => boolean) => boolean;

const last = (compiled: readonly Compiled[]): CelType => compiled.at(-1)?.type ?? types.dyn;
const bool = (): CelType => types.bool;

const quantifier = (variables: 1 | 2, decides: boolean): Loop => ({
  variables,
  operator: decides ? "_||_" : "_&&_",
  type: bool,
  run(each, [predicate = noSuchOverload], frame) {
    let failure: CelFailure | undefined;
    let isDecided = false;
    // What was found is negated before it is looked at, where the first success decides.
    const conditionCost = decides ? 3 : 2;
    const isOver = each(() => {
      frame.spend(conditionCost + nameCost);
      try {
        isDecided = asBool(predicate(frame)) === decides;
      } catch (error) {
        failure = forgivable(error);
      }
      return isDecided;
    });
    frame.spend(isOver ? nameCost : conditionCost + nameCost);
    if (!isDecided && failure !== undefined) throw failure;
    return isDecided ? decides : !decides;
  },
});

const existsOne = (variables: 1 | 2): Loop => ({
  variables,
  operator: "_?_:_",
  type: bool,
  run(each, [predicate = noSuchOverload], frame) {
    let count = 0;
    each(() => {
      if (!asBool(predicate(frame))) return false;
      frame.spend(nameCost + callCost);
      count += 1;
      return false;
    });
    frame.spend(nameCost + callCost);
    return count === 1;
  },
});

const toList = (variables: 1 | 2, hasFilter: boolean): Loop => ({
  variables,
  ...(hasFilter ? { operator: "_?_:_" } : {}),
  type: (_, bodies) => listOf(last(bodies)),
  run(each, bodies, frame) {
    const [filter, transform = noSuchOverload] = hasFilter ? bodies : [undefined, bodies[0]];
    const made: CelValue[] = [];
    each(() => {
      if (filter !== undefined && !asBool(filter(frame))) return false;
      frame.spend(itemCost);
      made.push(transform(frame));
      return false;
    });
    frame.spend(nameCost);
    return made;
  },
});

const filterItems: Loop = {
  variables: 1,
  operator: "_?_:_",
  type: (_on, _bodies, item) => listOf(item),
  run(each, [predicate = noSuchOverload], frame) {
    const kept: CelValue[] = [];
    each((item) => {
      if (!asBool(predicate(frame))) return false;
      frame.spend(itemCost + nameCost);
      kept.push(item);
      return false;
    });
    frame.spend(nameCost);
    return kept;
  },
};

const toMap = (hasFilter: boolean): Loop => ({
  variables: 2,
  ...(hasFilter ? { operator: "_?_:_" } : {}),
  type: (on, bodies) => mapOf(on.kind === "map" ? on.key : indexType(on), last(bodies)),
  run(each, bodies, frame) {
    const [filter, transform = noSuchOverload] = hasFilter ? bodies : [undefined, bodies[0]];
    const made = new Map<CelValue, CelValue>();
    each((key) => {
      if (filter !== undefined && !asBool(filter(frame))) return false;
      frame.spend(nameCost + nameCost + callCost);
      made.set(key, transform(frame));
      return false;
    });
    frame.spend(nameCost);
    return made;
  },
});

const toEntries = (hasFilter: boolean): Loop => ({
  variables: 2,
  ...(hasFilter ? { operator: "_?_:_" } : {}),
  type: (_, bodies) => last(bodies),
  run(each, bodies, frame) {
    const [filter, transform = noSuchOverload] = hasFilter ? bodies : [undefined, bodies[0]];
    const made = new Map<CelValue, CelValue>();
    each(() => {
      if (filter !== undefined && !asBool(filter(frame))) return false;
      frame.spend(nameCost + callCost);
      const entries = transform(frame);
      if (!isMap(entries)) return noSuchOverload();
      for (const key of mapKeys(entries)) {
        frame.work(1);
        if (made.has(keyOf(key))) fail(`insert failed: key ${String(key)} already exists`);
        made.set(keyOf(key), mapMember(entries, key) ?? null);
      }
      return false;
    });
    frame.spend(nameCost);
    return made;
  },
});

/** Source: cel-go, common/cost.go. */
const nameCost = 1;
const callCost = 1;
const listCost = 10;
/** An item is added to a list as a list of its own: `accumulated + [item]`. */
const itemCost = nameCost + callCost + listCost;

const indexType = ({ kind }: CelType): CelType => (kind === "list" ? types.int : types.dyn);

const loops: Readonly<Record<string, Loop>> = {
  "all/2": quantifier(1, false),
  "exists/2": quantifier(1, true),
  "exists_one/2": existsOne(1),
  "existsOne/2": existsOne(1),
  "map/2": toList(1, false),
  "map/3": toList(1, true),
  "filter/2": filterItems,
  "all/3": quantifier(2, false),
  "exists/3": quantifier(2, true),
  "exists_one/3": existsOne(2),
  "existsOne/3": existsOne(2),
  "transformList/3": toList(2, false),
  "transformList/4": toList(2, true),
  "transformMap/3": toMap(false),
  "transformMap/4": toMap(true),
  "transformMapEntry/3": toEntries(false),
  "transformMapEntry/4": toEntries(true),
};

/** `list.sortBy(x, key)`: the items in the order of what the key is for each of them. */
const sortItems: Loop = {
  variables: 1,
  type: (_on, _bodies, item) => listOf(item),
  run(each, [key = noSuchOverload], frame) {
    const [items, keys]: [CelValue[], CelValue[]] = [[], []];
    each((item) => {
      frame.spend(itemCost);
      items.push(item);
      keys.push(key(frame));
      return false;
    });
    return sortByKeys(items, keys, frame);
  },
};

const sortBy: Macro = (compilation, call, on) => {
  const sorted = loopMacro(sortItems, (body) => {
    const isSortable = [...comparableNames, "dyn"].some((name) => name === body.type.kind);
    const applied = `${formatType(on.type)}.(${formatType(listOf(body.type))})`;
    const name = "@sortByAssociatedKeys";
    return isSortable
      ? undefined
      : `found no matching overload for '${name}' applied to '${applied}'`;
  });
  return sorted(compilation, call, on);
};

const macros: ReadonlyMap<string, Macro> = new Map<string, Macro>([
  ...Object.entries(loops).map(([name, loop]) => [name, loopMacro(loop)] as const),
  ["sortBy/2", sortBy],
  ["optMap/2", optionalMacro(false)],
  ["optFlatMap/2", optionalMacro(true)],
]);

/** `problemOf` says what is wrong with the last body, where it is more than its type alone. */
function loopMacro(loop: Loop, problemOf?: (body: Compiled) => string | undefined): Macro {
  return (compilation, call, on) => {
    const range = rangeOf(on.type, loop.variables);
    if (range === undefined) {
      const found = `expression of type '${formatType(on.type)}' cannot be range of a comprehension`;
      return report(compilation, call.at, `${found} (must be list, map, or dynamic)`);
    }
    let scope = call.scope;
    const slots: number[] = [];
    for (const [index, node] of call.args.slice(0, loop.variables).entries()) {
      const name = nameOf(node);
      if (name === undefined) return noName(compilation, node);
      const [inner, slot] = withVariable(scope, name, range[index] ?? types.dyn);
      scope = inner;
      slots.push(slot);
    }
    const bodies = call.args.slice(loop.variables).map((node) => compilation.compile(node, scope));
    const [first] = bodies;
    if (loop.operator !== undefined && first !== undefined && !canBeBool(first)) {
      return noOverload(compilation, call.at, loop.operator, [
        { type: types.bool, run: first.run },
        first,
      ]);
    }
    const problem = first && problemOf?.(first);
    if (problem !== undefined) return report(compilation, call.at, problem);
    const runs = bodies.map(({ run }) => run);
    return {
      type: loop.type(on.type, bodies, range[0] ?? types.dyn),
      run: (frame) => loop.run(eachOf(on.run(frame), slots, frame), runs, frame),
    };
  };
}

/** The types of the variables: items, or keys of a map; with two, index or key, and value. */
function rangeOf(on: CelType, variables: 1 | 2): readonly CelType[] | undefined {
  if (on.kind === "dyn") return [types.dyn, types.dyn];
  if (on.kind === "list") return variables === 1 ? [on.item] : [types.int, on.item];
  return on.kind === "map" ? [on.key, on.value] : undefined;
}

function eachOf(range: CelValue, [first = 0, second]: readonly number[], frame: Frame): Each {
  const isPair = second !== undefined;
  if (isList(range)) {
    return (visit) => {
      for (let index = 0; index < range.length; index += 1) {
        const item = range[index] ?? null;
        frame.work(1);
        frame.slots[first] = isPair ? index : item;
        if (isPair) frame.slots[second] = item;
        if (visit(isPair ? index : item)) return index === range.length - 1;
      }
      return true;
    };
  }
  if (!isMap(range)) return noSuchOverload();
  return (visit) => {
    const keys = mapKeys(range);
    for (const [index, key] of keys.entries()) {
      frame.work(1);
      frame.slots[first] = key;
      if (isPair) frame.slots[second] = mapMember(range, key) ?? null;
      if (visit(key)) return index === keys.length - 1;
    }
    return true;
  };
}
