import type { Asked } from "./asked.ts";
import { type Reply } from "./reply.ts";
import { type Serving } from "./serving.ts";
/** Source: Go 1.25, net/http.FileServer. */
export declare function goFiles(root: string, { pathname }: Asked, serving: Serving): Reply;
/** Source: Python 3.14, http.server.SimpleHTTPRequestHandler. */
export declare function pythonFiles(root: string, asked: Asked, serving: Serving): Reply;
/** Caddy with the configuration of its image: files, and nothing at all where there are none. */
export declare function caddy({ method, pathname }: Asked, serving: Serving): Reply;
/** Source: busybox 1.37, httpd. */
export declare function busyboxFiles(root: string, { pathname, method }: Asked, serving: Serving): Reply;
