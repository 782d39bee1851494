import { bindPod } from "../binding/actions.ts";
import type { Plugin } from "../framework/framework.ts";

/** Binds a pod by the API server's own subresource. */
export const defaultBinder: Plugin = {
  name: "DefaultBinder",
  sign: () => "",
  bind({ pod, node, cause }, handle, done) {
    handle.perform(bindPod(pod, node), cause, ({ error }) => {
      done(error && { code: "Error", message: error.message });
    });
  },
  requeueOn: [],
};
