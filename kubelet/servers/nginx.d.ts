import type { Asked } from "./asked.ts";
import { type Reply } from "./reply.ts";
import { type Serving } from "./serving.ts";
/** What `latest` is. */
export declare const nginxVersion = "1.29.3";
/** The page of an error. */
export declare function nginxError(status: number, serving: Pick<Serving, "container">): Reply;
/** Files below its root; nobody else is asked, whatever configuration is mounted. */
export declare function nginx({ method, pathname, search, host }: Asked, serving: Serving): Reply;
