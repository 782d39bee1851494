import { type FieldError } from "../field-error.ts";
import type { Deployment } from "./deployment.ts";
/** Everything wrong with the spec. Source: pkg/apis/apps/validation ValidateDeploymentSpec 1.36. */
export declare function validateDeployment({ spec }: Deployment): FieldError[];
/** The selector never changes, so that no ReplicaSet is lost. */
export declare function validateDeploymentUpdate(next: Deployment, stored: Deployment): FieldError[];
/** Source: ValidateDeploymentStatus and ValidateDeploymentStatusUpdate 1.36. */
export declare function validateDeploymentStatus(next: Deployment, stored: Deployment): FieldError[];
