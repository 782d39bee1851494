/** Servers that answer with the request that they got, as text. */
import { type Asked } from "./asked.ts";
import { type Reply } from "./reply.ts";
import { type Serving } from "./serving.ts";
/** Source: traefik/whoami 1.11. */
export declare function whoami(asked: Asked, serving: Serving): Reply;
/** Source: jmalloc/echo-server 0.3, of which kicbase's is an older one. */
export declare function requestEcho(asked: Asked, serving: Serving): Reply;
/** Source: kubernetes/ingress-nginx, images/echoserver; 1.4 and before are of another form. */
export declare function echoserver(asked: Asked, serving: Serving): Reply;
