import {
  Activity,
  ArrowRight,
  Building2,
  CalendarClock,
  CircleAlert,
  CircleCheck,
  Download,
  FileText,
  GraduationCap,
  Handshake,
  House,
  Info,
  Layers,
  type LucideIcon,
  Mail,
  Menu,
  OctagonAlert,
  Plus,
  Printer,
  ScrollText,
  Search,
  Shapes,
  ShieldCheck,
  Target,
  TriangleAlert,
  Upload,
  UserCheck,
  Users,
} from "lucide-react";

const icons = {
  activity: Activity,
  alert: CircleAlert,
  arrow: ArrowRight,
  building: Building2,
  calendar: CalendarClock,
  check: CircleCheck,
  download: Download,
  file: FileText,
  handshake: Handshake,
  home: House,
  info: Info,
  layers: Layers,
  log: ScrollText,
  mail: Mail,
  menu: Menu,
  people: Users,
  plus: Plus,
  print: Printer,
  search: Search,
  shapes: Shapes,
  shield: ShieldCheck,
  stop: OctagonAlert,
  target: Target,
  training: GraduationCap,
  upload: Upload,
  userCheck: UserCheck,
  warning: TriangleAlert,
} satisfies Record<string, LucideIcon>;

export type IconName = keyof typeof icons;

/** Always beside words that say the same: a screen reader does not hear it. */
export function Icon({ name }: { name: IconName }) {
  const Drawing = icons[name];
  return <Drawing className="icon" aria-hidden="true" />;
}
