CREATE TYPE member_role AS ENUM ('owner', 'admin', 'member', 'guest');
CREATE TYPE task_state AS ENUM ('open', 'in_progress', 'done');
CREATE TYPE invoice_state AS ENUM ('draft', 'sent', 'paid', 'void');
