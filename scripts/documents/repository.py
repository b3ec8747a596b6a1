"""Where the project is, and its text files."""
import subprocess
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent


def tracked(project, *patterns):
    """Paths of the files that belong to the project, those not yet committed included; ignored ones are left out."""
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns],
                            cwd=project, capture_output=True, text=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        names = sorted(set(listed.stdout.splitlines()))
        return [project / name for name in names if (project / name).is_file()]
    # A copy without git: everything but what is built.
    found = [path for pattern in patterns or ["*"] for path in project.rglob(pattern)]
    built = {"build", "results", "node_modules", ".git", "__pycache__"}
    return sorted(path for path in set(found) if path.is_file() and not built & set(path.relative_to(project).parts))
