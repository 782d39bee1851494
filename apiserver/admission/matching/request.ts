import { authorizerOf } from "../../../api/admissionregistration/authorizer.ts";
import type { Attributes, Matched } from "./attributes.ts";

/**
 * A request as expressions and webhooks are told of it, but for its uid and its objects.
 * Source: k8s.io/apiserver/pkg/admission/plugin/cel CreateAdmissionRequest 1.36.
 */
export function admissionRequest(
  attributes: Attributes,
  { resource, kind }: Pick<Matched, "resource" | "kind">,
) {
  const { subresource, name, namespace, operation, userInfo, dryRun, options } = attributes;
  const part = subresource === "" ? {} : { subResource: subresource };
  const requested = subresource === "" ? {} : { requestSubResource: subresource };
  return {
    kind,
    resource,
    ...part,
    requestKind: attributes.kind,
    requestResource: attributes.resource,
    ...requested,
    ...(name === "" ? {} : { name }),
    ...(namespace === "" ? {} : { namespace }),
    operation,
    userInfo,
    dryRun,
    options,
  };
}

/** The variables that conditions have. There is no object on DELETE, and often no old one. */
export const conditionVariables = (
  attributes: Attributes,
  matched: Pick<Matched, "resource" | "kind">,
  objects: Pick<Attributes, "object" | "oldObject">,
) => ({
  object: objects.object ?? null,
  oldObject: objects.oldObject ?? null,
  request: admissionRequest(attributes, matched),
  namespaceObject: null,
  authorizer: authorizerOf(attributes.authorizer, attributes.userInfo, {
    group: attributes.resource.group,
    version: attributes.resource.version,
    resource: attributes.resource.resource,
    subresource: attributes.subresource,
    namespace: attributes.namespace,
    name: attributes.name,
  }),
});
