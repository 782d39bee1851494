import type { Plugin, Pod } from "../framework/framework.ts";
import { scoreMax } from "../framework/framework.ts";

const name = "ImageLocality";
const mebibyte = 1024 * 1024;
/** Less than this is not worth a choice. */
const bytesMin = 23 * mebibyte;
/** More than this for each container is worth no more. */
const bytesMaxPerContainer = 1000 * mebibyte;

/**
 * Prefers nodes that hold the images of the pod, by their sizes; an image that few nodes hold
 * counts for less, so that not all pods go there. Images that are volumes count, but do not raise
 * what the sum may be. Source: imagelocality 1.36, of kubernetes/kubernetes#130231.
 */
export const imageLocality: Plugin = {
  name,
  sign: (pod, { images }) => {
    const names = imagesOf(pod);
    if (!names.some((image) => images.has(image))) return "";
    return `${runContainers(pod).length}:${names.join()}`;
  },
  preScore(pod, snapshot) {
    const { images } = snapshot;
    const names = imagesOf(pod);
    if (!names.some((image) => images.has(image))) return undefined;
    const bytesMax = bytesMaxPerContainer * runContainers(pod).length;
    let sizes: readonly number[] = [];
    return {
      score(slot) {
        const { name: node } = snapshot.info(slot);
        let sum = 0;
        names.forEach((image, index) => {
          if (images.isOn(image, node)) sum += sizes[index] ?? 0;
        });
        const bounded = Math.min(Math.max(sum, bytesMin), bytesMax);
        return Math.trunc((scoreMax * (bounded - bytesMin)) / (bytesMax - bytesMin));
      },
      follow(_, stale) {
        const before = sizes;
        sizes = names.map((image) => images.spreadSize(image, snapshot.size));
        if (sizes.every((size, index) => size === before[index])) return;
        for (const slot of snapshot.order) stale(slot);
      },
    };
  },
  requeueOn: [],
};

/** All but ephemeral ones. */
const runContainers = ({ spec: { initContainers = [], containers } }: Pod) => [
  ...initContainers,
  ...containers,
];

/** The images of those and then the images that are volumes, with their tags. */
function imagesOf(pod: Pod): readonly string[] {
  const mounted = (pod.spec.volumes ?? []).flatMap(({ image }) => image ?? []);
  const names = [
    ...runContainers(pod).map(({ image }) => image),
    ...mounted.map(({ reference }) => reference),
  ];
  return names.map((name = "") => withTag(name));
}

const withTag = (image: string): string =>
  image.lastIndexOf(":") <= image.lastIndexOf("/") ? `${image}:latest` : image;
