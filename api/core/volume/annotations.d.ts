/** What binding and provisioning note on claims and volumes. Source: component-helpers 1.36. */
/** The claim and its volume have found each other; from then on neither gets another. */
export declare const bindCompleted = "pv.kubernetes.io/bind-completed";
/** The reference was set by the controller, which may take it back; a user's stays. */
export declare const boundByController = "pv.kubernetes.io/bound-by-controller";
/** Who made the volume. */
export declare const provisionedBy = "pv.kubernetes.io/provisioned-by";
/** The node that the scheduler chose for the first pod. */
export declare const selectedNode = "volume.kubernetes.io/selected-node";
/** Who is to make a volume for the claim. */
export declare const storageProvisioner = "volume.kubernetes.io/storage-provisioner";
export declare const betaStorageProvisioner = "volume.beta.kubernetes.io/storage-provisioner";
/** Who is to make the volume of the claim larger. */
export declare const storageResizer = "volume.kubernetes.io/storage-resizer";
