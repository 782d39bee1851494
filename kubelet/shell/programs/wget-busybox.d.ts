export declare const busyboxWget: import("../command.ts").Command;
