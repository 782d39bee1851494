/** Small servers of tutorials, which say one thing. */
import type { Asked } from "./asked.ts";
import { type Reply } from "./reply.ts";
import { type Serving } from "./serving.ts";
type Container = Serving["container"];
/** Source: GoogleCloudPlatform/kubernetes-engine-samples, hello-app. */
export declare function helloApp(_: Asked, { container, hostname }: Serving): Reply;
export declare const helloAppPorts: (container: Container) => readonly number[];
/** Source: hashicorp/http-echo 1.0. */
export declare function httpEcho({ pathname }: Asked, { container, environment }: Serving): Reply;
export declare const httpEchoPorts: (container: Container) => readonly number[];
/** Source: kubernetes 1.36, test/images/agnhost/serve-hostname, which once was an image. */
export declare const serveHostname: (_: Asked, { hostname }: Serving) => Reply;
/** Source: paulbouwer/hello-kubernetes 1.10. */
export declare function helloKubernetes({ pathname }: Asked, serving: Serving): Reply;
/** Source: nginxinc/NGINX-Demos, nginx-hello and its plain text. */
export declare function nginxHello(asked: Asked, serving: Serving): Reply;
/** A million square roots for each request. Source: kubernetes website, the HPA walkthrough. */
export declare const hpaExample: () => Reply;
export {};
