export declare const curl: import("../command.ts").Command;
