import { equalJson } from "../../api/json.ts";
import type { Node } from "../framework/framework.ts";

type ContainerImage = NonNullable<Node["status"]["images"]>[number];

/** An image that nodes hold. */
interface KnownImage {
  /** In bytes, as the first of the nodes said. */
  readonly sizeBytes: number;
  readonly nodes: Set<string>;
}

/** Which nodes hold which images, by every name of an image. Source: scheduler cache 1.36. */
export class Images {
  readonly #images = new Map<string, KnownImage>();
  readonly #lists = new Map<string, readonly ContainerImage[]>();

  /** Takes what a node holds now; true where that is not what it held. */
  set(node: string, images: readonly ContainerImage[] = []): boolean {
    const before = this.#lists.get(node) ?? [];
    if (equalJson(before, images)) return false;
    for (const { names = [] } of before) for (const name of names) this.#remove(name, node);
    for (const { names = [], sizeBytes = 0 } of images) {
      for (const name of names) this.#add(name, node, Number(sizeBytes));
    }
    if (images.length === 0) this.#lists.delete(node);
    else this.#lists.set(node, images);
    return true;
  }

  has(name: string): boolean {
    return this.#images.has(name);
  }

  isOn(name: string, node: string): boolean {
    return this.#images.get(name)?.nodes.has(node) === true;
  }

  /** The size of an image, scaled down by the share of all nodes that hold it. */
  spreadSize(name: string, allNodes: number): number {
    const image = this.#images.get(name);
    return image === undefined ? 0 : Math.trunc(image.sizeBytes * (image.nodes.size / allNodes));
  }

  #add(name: string, node: string, sizeBytes: number): void {
    const image = this.#images.get(name) ?? { sizeBytes, nodes: new Set<string>() };
    image.nodes.add(node);
    this.#images.set(name, image);
  }

  #remove(name: string, node: string): void {
    const image = this.#images.get(name);
    image?.nodes.delete(node);
    if (image?.nodes.size === 0) this.#images.delete(name);
  }
}
