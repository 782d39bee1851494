import type { Node } from "./framework.ts";
type ContainerImage = NonNullable<Node["status"]["images"]>[number];
/** Which nodes hold which images, by every name of an image. Source: scheduler cache 1.36. */
export declare class Images {
    #private;
    /** Takes what a node holds now; true where that is not what it held. */
    set(node: string, images?: readonly ContainerImage[]): boolean;
    has(name: string): boolean;
    isOn(name: string, node: string): boolean;
    /** The size of an image, scaled down by the share of all nodes that hold it. */
    spreadSize(name: string, allNodes: number): number;
}
export {};
