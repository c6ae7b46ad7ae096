"""Lines of CODEOWNERS: a path and who answers for it, also where the line is still a sample behind a `#`."""

import re

OWNED = re.compile(r"(?:# )?(?P<path>/\S+|\*) (?P<owners>@\S+(?: @\S+)*)")
