import { Node } from "../api/core/node/node.ts";
import { type BehaviorOptions } from "../kubelet/index.ts";
import { presentObjects } from "./present-objects.ts";
type Source = Parameters<typeof presentObjects>[0] & {
    get(resource: typeof Node, name: string): Node | undefined;
};
/** What is said of containers and machines, for who looks at them past the API. */
export type PresentTrouble = Required<Pick<BehaviorOptions, "imageBehaviors" | "faults">>;
export declare const presentTrouble: (cluster: Source) => PresentTrouble;
export {};
