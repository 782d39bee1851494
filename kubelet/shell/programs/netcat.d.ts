export declare const busyboxNetcat: import("../command.ts").Command;
export declare const ownNetcat: import("../command.ts").Command;
export declare const telnet: import("../command.ts").Command;
