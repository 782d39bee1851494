import { type Asked } from "./asked.ts";
import { type Reply } from "./reply.ts";
import type { Serving } from "./serving.ts";
export declare function guestbook(asked: Asked, serving: Serving): Reply;
