/** Servers that answer with the request that they got, as JSON. */
import { type Asked } from "./asked.ts";
import { type Reply } from "./reply.ts";
import { type Serving } from "./serving.ts";
/** Source: Ealenn/Echo-Server 0.9. */
export declare function ealenEcho(asked: Asked, serving: Serving): Reply;
/** Source: mendhak/docker-http-https-echo 37. */
export declare function mendhakEcho(asked: Asked, serving: Serving): Reply;
/** Its ports, which two variables may say otherwise. */
export declare const mendhakPorts: (container: Serving["container"]) => readonly number[];
