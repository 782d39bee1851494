/**
 * ConfigMaps and Secrets that nobody can change. A kubelet reads such a one once, for as long as
 * pods of its machine name it: they keep it when it is deleted, whatever is made in its place.
 * Source: kubelet 1.36, pkg/kubelet/util/manager/watch_based_manager.go.
 */
import type { ConfigMap } from "../../api/core/configmap.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Secret } from "../../api/core/secret.ts";
import { keyOf } from "../../client/controller.ts";

interface Kept<T> {
  readonly object: T;
  /** The pods that have seen it, by key, with their uids. */
  readonly users: Map<string, string>;
}

/** Those of one kind that kubelets have read. */
class KeptObjects<T extends ConfigMap | Secret> {
  readonly #kept = new Map<string, Kept<T>>();

  /** What the kubelet of the pod takes for the object, of which `present` is stored. */
  seenBy(pod: Pod, name: string, present: T | undefined): T | undefined {
    if (this.#kept.size === 0 && present?.immutable !== true) return present;
    const { namespace, uid = "" } = pod.metadata;
    const place = `${pod.spec.nodeName} ${namespace}/${name}`;
    const key = keyOf(pod);
    const known = this.#kept.get(place);
    if (known !== undefined && known.users.get(key) !== uid) known.users.delete(key);
    if (known !== undefined && known.users.size > 0) {
      known.users.set(key, uid);
      return known.object;
    }
    this.#kept.delete(place);
    if (present?.immutable === true) {
      this.#kept.set(place, { object: present, users: new Map([[key, uid]]) });
    }
    return present;
  }

  forget(pod: string): void {
    for (const [place, { users }] of this.#kept) {
      if (users.delete(pod) && users.size === 0) this.#kept.delete(place);
    }
  }
}

export class Immutables {
  readonly configMaps = new KeptObjects<ConfigMap>();
  readonly secrets = new KeptObjects<Secret>();

  /** Forgets a pod (`namespace/name`) that is over. */
  forget(pod: string): void {
    this.configMaps.forget(pod);
    this.secrets.forget(pod);
  }
}
