import { type ApiHandler, type ApiRequest, ask } from "../../api/request.ts";

/** The processes that each cluster has beside the API server. All kubelets are one process here. */
export type OwnComponentName =
  | "kube-controller-manager"
  | "kube-scheduler"
  | "kubelet"
  | "kube-proxy"
  | "coredns"
  | "cni"
  | "traffic"
  | "ingress-controller"
  | "fault-injector";

/** Any process: those, and each that a user runs, by the name that they gave it. */
export type ComponentName = OwnComponentName | (string & {});

/**
 * The API as one process of a cluster sees it. A controller acts in its own name, but the fields
 * that it sets belong to the process that it runs in, whose name a client library sends.
 */
export function processHandler(handler: ApiHandler, fieldManager: ComponentName): ApiHandler {
  const own = Object.freeze({ fieldManager });
  const sharedRequests = new WeakMap<ApiRequest, ApiRequest>();
  return {
    handle: (request) => handler.handle(isUnsigned(request) ? named(request) : request),
    ask: (request, done) => ask(handler, isUnsigned(request) ? named(request) : request, done),
    watch: (request, sink, ended) => handler.watch(request, sink, ended),
    ...(handler.delayMs && { delayMs: handler.delayMs }),
    renewal: (request) => handler.renewal?.(isUnsigned(request) ? named(request) : request),
    createLate: (request, creation) =>
      handler.createLate?.(isUnsigned(request) ? shared(request) : request, creation) === true,
  };

  /** Of what many have in common, there is one. */
  function shared(request: ApiRequest): ApiRequest {
    const known = sharedRequests.get(request);
    if (known !== undefined) return known;
    const made = named(request);
    sharedRequests.set(request, made);
    return made;
  }

  function named(request: ApiRequest): ApiRequest {
    const { options: given } = request;
    const options = given === undefined ? own : Object.assign({ fieldManager }, given);
    return Object.assign({}, request, { options });
  }
}

/** Whether it sets fields, and does not say whose they are. */
const isUnsigned = ({ verb, options }: ApiRequest) =>
  (verb === "create" || verb === "update" || verb === "patch") &&
  options?.fieldManager === undefined;
