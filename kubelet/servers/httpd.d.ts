import type { Asked } from "./asked.ts";
import { type Reply } from "./reply.ts";
import { type Serving } from "./serving.ts";
/** The page of an error. */
export declare function httpdError(status: number, serving: Pick<Serving, "container">): Reply;
/** Files below its root, and lists of those where a directory has no index. */
export declare function httpd({ method, pathname, host, search }: Asked, serving: Serving): Reply;
