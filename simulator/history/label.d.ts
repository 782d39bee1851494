/** How fields and values are called in what is told of changes. */
import type { Json } from "../../api/json.ts";
/** A step of a path: the name of a field, and of the item of a list of named items. */
export interface Segment {
    readonly name: string;
    readonly item?: string;
}
/** `container web image`, `replicas`; those of the status stay apart from those wanted. */
export declare function labelOf(path: readonly Segment[]): string;
export declare function valueText(value: Json | undefined): string;
