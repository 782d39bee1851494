/** The labels by which the pods of a Job are known. Source: batch/v1 well-known labels 1.36. */
export declare const controllerUidLabel = "batch.kubernetes.io/controller-uid";
export declare const jobNameLabel = "batch.kubernetes.io/job-name";
/** Their names of old, which are still set beside them. */
export declare const legacyControllerUidLabel = "controller-uid";
export declare const legacyJobNameLabel = "job-name";
/** Holds a pod until the controller has counted it. */
export declare const jobTrackingFinalizer = "batch.kubernetes.io/job-tracking";
/** The index of a pod of an Indexed Job, as an annotation and as a label. */
export declare const completionIndexKey = "batch.kubernetes.io/job-completion-index";
/** Failures of the index before this pod, as an annotation. */
export declare const indexFailureCountKey = "batch.kubernetes.io/job-index-failure-count";
/** The same, of failures that a rule of the policy ignores. */
export declare const indexIgnoredFailureCountKey = "batch.kubernetes.io/job-index-ignored-failure-count";
/** The minute for which a CronJob made a Job, as an annotation. */
export declare const scheduledTimestampKey = "batch.kubernetes.io/cronjob-scheduled-timestamp";
