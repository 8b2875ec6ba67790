import { CoveredEmitter, covered, coveredNames } from './covered';

/** What the double looks at. */
interface Template {
  id?: string;
  label?: string;
  submenu?: Template[];
  enabled?: boolean;
  click?: () => void;
}

const FIELDS = 'id label role type accelerator registerAccelerator enabled submenu click';

interface MenuItem {
  readonly id: string | undefined;
  readonly label: string;
  readonly enabled: boolean;
  readonly submenu: Menu | undefined;
  click(): void;
}

function menuItem(template: Template): MenuItem {
  coveredNames(Object.keys(template), FIELDS, 'MenuItem option');
  const { id, label = '', enabled = true, submenu, click } = template;
  const item = {
    id,
    label,
    enabled,
    submenu: submenu && Menu.buildFromTemplate(submenu),
    click() {
      if (!enabled) return;
      if (!click) throw new Error(`double: clicking the menu item '${id}', which has a role, is not covered`);
      click();
    },
  };
  return covered(item, 'MenuItem');
}

let applicationMenu: Menu | null = null;

class Menu extends CoveredEmitter {
  readonly items: MenuItem[] = [];

  static buildFromTemplate(template: readonly Template[]): Menu {
    const menu = new Menu('Menu', '');
    menu.items.push(...template.map(menuItem));
    return menu;
  }

  static getApplicationMenu = () => applicationMenu;
  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  getMenuItemById(id: string): MenuItem | null {
    const found = this.items.map((item) => (item.id === id ? item : item.submenu?.getMenuItemById(id)));
    return found.find((item) => item) ?? null;
  }
}

const CoveredMenu = covered(Menu, 'Menu');

export { CoveredMenu as Menu };
