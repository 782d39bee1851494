/** Containers that must not run as root. Source: kubelet 1.36, security_context_others.go. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { knownImage } from "../images/known-images.ts";
import { parseImage } from "../images/reference.ts";
import type { Container } from "../types.ts";

/** Known images with a user of their own; all other known ones run as root. */
const withUser = /\/(?:nginx-unprivileged|curl|http-echo|coredns|hello-app|http-https-echo)$/;

/** Why a container cannot be created for the user that it would run as, or `undefined`. */
export function nonRootProblem({ metadata, spec }: Pod, container: Container): string | undefined {
  const { runAsNonRoot, runAsUser } = { ...spec.securityContext, ...container.securityContext };
  if (runAsNonRoot !== true) return undefined;
  const pod = `${metadata.name}_${metadata.namespace}(${metadata.uid})`;
  const whose = `(pod: "${pod}", container: ${container.name})`;
  if (runAsUser === 0) return `container's runAsUser breaks non-root policy ${whose}`;
  if (runAsUser !== undefined) return undefined;
  const { repository = "" } = parseImage(container.image ?? "") ?? {};
  // Of other images nobody knows the user: the benefit of the doubt is theirs.
  const isRoot = knownImage(repository) !== undefined && !withUser.test(repository);
  return isRoot ? `container has runAsNonRoot and image will run as root ${whose}` : undefined;
}
