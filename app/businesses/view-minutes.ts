/** An admin's view as a customer ends by itself after so many minutes. */
export const viewMinutes = 30;
