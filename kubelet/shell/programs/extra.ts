import type { Command } from "../command.ts";
import { argoApplications, argoServer } from "./argo-cd.ts";
import { crossplane } from "./crossplane.ts";
import { editorPrograms } from "./editors.ts";
import { constraintKinds } from "./gatekeeper.ts";
import { controllerOf } from "./image-controllers.ts";
import { interfacePrograms } from "./interfaces.ts";
import { interpreters } from "./interpreters.ts";
import { issuedCertificates } from "./issued-certificates.ts";
import { jqCommand } from "./jq.ts";
import { kubectl } from "./kubectl/kubectl.ts";
import { policyWebhooks } from "./kyverno.ts";
import { openssl } from "./openssl.ts";
import { rootCertificates } from "./root-certificates.ts";
import { secretMakers } from "./secret-makers.ts";
import { socketPrograms } from "./sockets.ts";
import { envsubstCommand } from "./substitute-variables.ts";
import { userPrograms } from "./users.ts";
import { wrapperPrograms } from "./wrappers.ts";
import { yqCommand } from "./yq.ts";

/** Programs that only some images have, by name. */
export const extraPrograms: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["envsubst", envsubstCommand],
  ["jq", jqCommand],
  ["yq", yqCommand],
  ["kubectl", kubectl],
  ["openssl", openssl],
  ...interpreters,
  ...editorPrograms,
  ...interfacePrograms,
  ...socketPrograms,
  ...secretMakers,
  ["cert-manager-controller", controllerOf(issuedCertificates)],
  ["istiod", controllerOf(rootCertificates)],
  ["argocd-server", controllerOf(argoServer)],
  ["argocd-application-controller", controllerOf(argoApplications)],
  ["gatekeeper", controllerOf(constraintKinds)],
  ["kyverno", controllerOf(policyWebhooks)],
  ["crossplane", crossplane],
  ...userPrograms,
  ...wrapperPrograms,
]);
