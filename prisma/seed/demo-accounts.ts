/** The demo accounts' common password: the demo is for looking around, and never sends mail outside. */
export const demoPassword = "a calm river at dawn";

/** Who can log in in demo mode; shown on the login page there. */
export const demoAccounts = [
  { email: "marta@halden-precision.example", name: "Marta Lindqvist", role: "Customer, Halden Precision" },
  { email: "sofia@meridian-foods.example", name: "Sofia Marchetti", role: "Customer, Meridian Foods" },
  { email: "jonas@corvus-networks.example", name: "Jonas Weber", role: "Reseller, Corvus Networks" },
  { email: "admin@cm360.example", name: "Nadia Rahmani", role: "Admin, Secure Dynamics" },
] as const;
