"""Programs that ask the system for permission, also where the administrator runs the tests."""

import os

#: What a command line begins with, so that the program may do no more than anybody.
ASKING = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if os.geteuid() == 0 else ()
