import { type Asked } from "./asked.ts";
import { type Reply } from "./reply.ts";
import type { Serving } from "./serving.ts";
/** Every path that it has nothing else for tells the time. */
export declare function netexec(given: Asked, serving: Serving): Reply;
