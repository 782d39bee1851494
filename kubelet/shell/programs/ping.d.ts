export declare const busyboxPing: import("../command.ts").Command;
export declare const ownPing: import("../command.ts").Command;
