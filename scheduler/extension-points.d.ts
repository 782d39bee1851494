/** Which plugins of a profile take part where, in what order. Source: framework/runtime 1.36. */
import { type ExtensionPoint, type Plugin, type Profile } from "./framework.ts";
/**
 * The names of the plugins at a point: first those that the profile names both there and for all
 * points, then those named for all points only, then the rest of those named there.
 */
export declare function pluginsAt(point: ExtensionPoint, { plugins, points }: Profile, made: ReadonlyMap<string, Plugin>): readonly string[];
/** A plugin without what it would do at other points than these. */
export declare function partOf(plugin: Plugin, points: ReadonlySet<ExtensionPoint>): Plugin;
