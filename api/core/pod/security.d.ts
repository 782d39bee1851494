/** Under which rights processes run. Source: core/v1 SecurityContext, PodSecurityContext 1.36. */
import type { ObjectOf } from "../../resource.ts";
/** Linux capabilities. */
export declare const Capabilities: import("zod").ZodObject<{
    add: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    drop: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type Capabilities = ObjectOf<typeof Capabilities>;
/** An SELinux label. */
export declare const SELinuxOptions: import("zod").ZodObject<{
    user: import("zod").ZodOptional<import("zod").ZodString>;
    role: import("zod").ZodOptional<import("zod").ZodString>;
    type: import("zod").ZodOptional<import("zod").ZodString>;
    level: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type SELinuxOptions = ObjectOf<typeof SELinuxOptions>;
/** What Windows knows in place of Linux' rights. */
export declare const WindowsSecurityContextOptions: import("zod").ZodObject<{
    gmsaCredentialSpecName: import("zod").ZodOptional<import("zod").ZodString>;
    gmsaCredentialSpec: import("zod").ZodOptional<import("zod").ZodString>;
    runAsUserName: import("zod").ZodOptional<import("zod").ZodString>;
    hostProcess: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type WindowsSecurityContextOptions = ObjectOf<typeof WindowsSecurityContextOptions>;
/** A filter of system calls. */
export declare const SeccompProfile: import("zod").ZodObject<{
    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    localhostProfile: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type SeccompProfile = ObjectOf<typeof SeccompProfile>;
/** A profile of AppArmor. */
export declare const AppArmorProfile: import("zod").ZodObject<{
    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    localhostProfile: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type AppArmorProfile = ObjectOf<typeof AppArmorProfile>;
/** Rights of one container. */
export declare const SecurityContext: import("zod").ZodObject<{
    capabilities: import("zod").ZodOptional<import("zod").ZodObject<{
        add: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        drop: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
    privileged: import("zod").ZodOptional<import("zod").ZodBoolean>;
    seLinuxOptions: import("zod").ZodOptional<import("zod").ZodObject<{
        user: import("zod").ZodOptional<import("zod").ZodString>;
        role: import("zod").ZodOptional<import("zod").ZodString>;
        type: import("zod").ZodOptional<import("zod").ZodString>;
        level: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
    windowsOptions: import("zod").ZodOptional<import("zod").ZodObject<{
        gmsaCredentialSpecName: import("zod").ZodOptional<import("zod").ZodString>;
        gmsaCredentialSpec: import("zod").ZodOptional<import("zod").ZodString>;
        runAsUserName: import("zod").ZodOptional<import("zod").ZodString>;
        hostProcess: import("zod").ZodOptional<import("zod").ZodBoolean>;
    }, import("zod/v4/core").$strict>>;
    runAsUser: import("zod").ZodOptional<import("zod").ZodInt>;
    runAsGroup: import("zod").ZodOptional<import("zod").ZodInt>;
    runAsNonRoot: import("zod").ZodOptional<import("zod").ZodBoolean>;
    readOnlyRootFilesystem: import("zod").ZodOptional<import("zod").ZodBoolean>;
    allowPrivilegeEscalation: import("zod").ZodOptional<import("zod").ZodBoolean>;
    procMount: import("zod").ZodOptional<import("zod").ZodString>;
    seccompProfile: import("zod").ZodOptional<import("zod").ZodObject<{
        type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        localhostProfile: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
    appArmorProfile: import("zod").ZodOptional<import("zod").ZodObject<{
        type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        localhostProfile: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type SecurityContext = ObjectOf<typeof SecurityContext>;
/** A kernel parameter. */
export declare const Sysctl: import("zod").ZodObject<{
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type Sysctl = ObjectOf<typeof Sysctl>;
/** Rights of all containers of a pod. */
export declare const PodSecurityContext: import("zod").ZodObject<{
    seLinuxOptions: import("zod").ZodOptional<import("zod").ZodObject<{
        user: import("zod").ZodOptional<import("zod").ZodString>;
        role: import("zod").ZodOptional<import("zod").ZodString>;
        type: import("zod").ZodOptional<import("zod").ZodString>;
        level: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
    windowsOptions: import("zod").ZodOptional<import("zod").ZodObject<{
        gmsaCredentialSpecName: import("zod").ZodOptional<import("zod").ZodString>;
        gmsaCredentialSpec: import("zod").ZodOptional<import("zod").ZodString>;
        runAsUserName: import("zod").ZodOptional<import("zod").ZodString>;
        hostProcess: import("zod").ZodOptional<import("zod").ZodBoolean>;
    }, import("zod/v4/core").$strict>>;
    runAsUser: import("zod").ZodOptional<import("zod").ZodInt>;
    runAsGroup: import("zod").ZodOptional<import("zod").ZodInt>;
    runAsNonRoot: import("zod").ZodOptional<import("zod").ZodBoolean>;
    supplementalGroups: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodInt>>;
    supplementalGroupsPolicy: import("zod").ZodOptional<import("zod").ZodString>;
    fsGroup: import("zod").ZodOptional<import("zod").ZodInt>;
    sysctls: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>;
    fsGroupChangePolicy: import("zod").ZodOptional<import("zod").ZodString>;
    seccompProfile: import("zod").ZodOptional<import("zod").ZodObject<{
        type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        localhostProfile: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
    appArmorProfile: import("zod").ZodOptional<import("zod").ZodObject<{
        type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        localhostProfile: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
    seLinuxChangePolicy: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type PodSecurityContext = ObjectOf<typeof PodSecurityContext>;
