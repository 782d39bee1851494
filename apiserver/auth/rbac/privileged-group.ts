/** May do everything, whatever roles there are. Source: authentication/user 1.36. */
export const privilegedGroup = "system:masters";
