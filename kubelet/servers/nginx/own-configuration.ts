import { imageRootOf } from "../../behavior/process-start.ts";
import { entryAt, partsOf } from "../../shell/files/file-system.ts";
import type { Serving } from "../serving.ts";
import { type Directive, httpDirectives } from "./configuration.ts";

/** What somebody has configured nginx with; absent where its files are those of the image. */
export function ownConfiguration({ files, container }: Serving): readonly Directive[] | undefined {
  const root = imageRootOf(container);
  if (files.areThoseOf(root)) return undefined;
  const isOwn = configurationPaths.some(
    (path) => files.find(path) !== entryAt(root, partsOf(path)),
  );
  return isOwn ? httpDirectives(files) : undefined;
}

const configurationPaths = ["/etc/nginx/nginx.conf", "/etc/nginx/conf.d"];
