/** Extended resources that classes of devices stand for. */
import { isExtendedResource } from "../core/pod/validation/resources.ts";

/** Every class has a resource by its own name after this, whether it names another one or not. */
export const implicitPrefix = "deviceclass.resource.kubernetes.io/";

/** Whether a class may stand for the resource. Source: util.IsDRAExtendedResourceName 1.36. */
export const mayBeOfClass = (resource: string): boolean =>
  isExtendedResource(resource) || resource.startsWith(implicitPrefix);
