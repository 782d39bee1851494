import type { Command } from "../command.ts";
import { argoApplications, argoServer } from "./controllers/argo-cd.ts";
import { crossplane } from "./controllers/crossplane.ts";
import { constraintKinds } from "./controllers/gatekeeper.ts";
import { controllerOf } from "./controllers/image-controllers.ts";
import { issuedCertificates } from "./controllers/issued-certificates.ts";
import { policyWebhooks } from "./controllers/kyverno.ts";
import { rootCertificates } from "./controllers/root-certificates.ts";
import { secretMakers } from "./controllers/secret-makers.ts";
import { editorPrograms } from "./editors.ts";
import { interpreters } from "./interpreters.ts";
import { jqCommand } from "./jq/jq.ts";
import { yqCommand } from "./jq/yq.ts";
import { kubectl } from "./kubectl/kubectl.ts";
import { openssl } from "./openssl/openssl.ts";
import { interfacePrograms } from "./sockets/interfaces.ts";
import { socketPrograms } from "./sockets/sockets.ts";
import { envsubstCommand } from "./text/substitute-variables.ts";
import { userPrograms } from "./users.ts";
import { wrapperPrograms } from "./wrappers.ts";

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
