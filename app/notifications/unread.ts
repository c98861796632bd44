/** Beyond this the count of unread notices says "99+". */
export const mostUnreadShown = 99;
