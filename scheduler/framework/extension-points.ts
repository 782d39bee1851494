/** Which plugins of a profile take part where, in what order. Source: framework/runtime 1.36. */
import {
  type ExtensionPoint,
  extensionPoints,
  type NodeFilter,
  type Plugin,
  type PreFilterResult,
  type Profile,
} from "./framework.ts";

/** What a plugin must have to take part at a point. */
const methods: Readonly<Record<ExtensionPoint, readonly (keyof Plugin)[]>> = {
  preEnqueue: ["preEnqueue"],
  queueSort: ["less"],
  preFilter: ["preFilter"],
  filter: ["preFilter"],
  postFilter: ["postFilter"],
  preScore: ["preScore"],
  score: ["preScore"],
  reserve: ["reserve", "unreserve"],
  permit: ["permit"],
  preBind: ["preBind"],
  bind: ["bind"],
  postBind: ["postBind"],
};

const knows = (plugin: Plugin, point: ExtensionPoint): boolean =>
  methods[point].some((method) => plugin[method] !== undefined);

/** `FilterPlugin`, as Kubernetes names the interface of a point. */
const interfaceOf = (point: ExtensionPoint): string =>
  `${point.charAt(0).toUpperCase()}${point.slice(1)}Plugin`;

/**
 * The names of the plugins at a point: first those that the profile names both there and for all
 * points, then those named for all points only, then the rest of those named there.
 */
export function pluginsAt(
  point: ExtensionPoint,
  { plugins, points = {} }: Profile,
  made: ReadonlyMap<string, Plugin>,
): readonly string[] {
  const { enabled = [], disabled = [] } = points[point] ?? {};
  const own = enabled.map(({ name }) => name);
  for (const name of own) {
    const plugin = made.get(name);
    if (plugin === undefined)
      throw new RangeError(`${interfaceOf(point)} "${name}" does not exist`);
    if (!knows(plugin, point)) {
      throw new RangeError(`plugin "${name}" does not extend ${interfaceOf(point)} plugin`);
    }
  }
  rejectTwins(own, point);
  if (disabled.includes("*")) return own;
  const everywhere = plugins
    .map(({ name }) => name)
    .filter((name) => {
      const plugin = made.get(name);
      if (plugin === undefined) throw new RangeError(`PreFilterPlugin "${name}" does not exist`);
      return knows(plugin, point) && !disabled.includes(name);
    });
  const general = everywhere.filter((name) => !own.includes(name));
  rejectTwins(general, point);
  return [
    ...own.filter((name) => everywhere.includes(name)),
    ...general,
    ...own.filter((name) => !everywhere.includes(name)),
  ];
}

function rejectTwins(names: readonly string[], point: ExtensionPoint): void {
  const twin = names.find((name, at) => names.indexOf(name) !== at);
  if (twin === undefined) return;
  throw new RangeError(`plugin "${twin}" already registered as "${interfaceOf(point)}"`);
}

/** A plugin without what it would do at other points than these. */
export function partOf(plugin: Plugin, points: ReadonlySet<ExtensionPoint>): Plugin {
  const known = extensionPoints.filter((point) => knows(plugin, point));
  if (known.every((point) => points.has(point))) return plugin;
  const on = <T>(point: ExtensionPoint, method: T): T | undefined =>
    points.has(point) ? method : undefined;
  return {
    ...plugin,
    preEnqueue: on("preEnqueue", plugin.preEnqueue),
    less: on("queueSort", plugin.less),
    preFilter: preFilterOf(plugin, points),
    postFilter: on("postFilter", plugin.postFilter),
    preScore: on("score", plugin.preScore),
    reserve: on("reserve", plugin.reserve),
    unreserve: on("reserve", plugin.unreserve),
    permit: on("permit", plugin.permit),
    preBind: on("preBind", plugin.preBind),
    bind: on("bind", plugin.bind),
    postBind: on("postBind", plugin.postBind),
  };
}

const anyNode: NodeFilter = () => undefined;

/** `preFilter` answers for two points: what it says of all nodes at once, and its filter. */
function preFilterOf({ preFilter }: Plugin, points: ReadonlySet<ExtensionPoint>) {
  const [narrows, filters] = [points.has("preFilter"), points.has("filter")];
  if (preFilter === undefined || (!narrows && !filters)) return undefined;
  if (narrows && filters) return preFilter;
  const part = narrows ? withoutFilter : onlyFilter;
  return (...[pod, snapshot]: Parameters<typeof preFilter>) => {
    const result = preFilter(pod, snapshot);
    return result && part(result);
  };
}

function withoutFilter(result: PreFilterResult): PreFilterResult | undefined {
  if ("rejection" in result) return result;
  return result.nodes && { filter: anyNode, nodes: result.nodes };
}

function onlyFilter(result: PreFilterResult): PreFilterResult {
  if ("rejection" in result) return { filter: () => result.rejection };
  const { nodes: _, ...rest } = result;
  return rest;
}
