"""Projects: folders with a project.yaml, their pictures and their runs, and the list of those that the person has."""

from project.library.card import ProjectCard, live_runs, size_on_disk, summary
from project.library.listing import (
    default_place,
    forget,
    keep_place,
    known,
    locate,
    remember,
    sample_project,
    sample_texts_project,
    usual_place,
)
from project.library.making import Facts, create, duplicate, new_run_dir
from project.library.names import safe_name
from project.library.pictures import check_readable, find_pictures
from project.library.project import (
    FILE_NAME,
    DamagedProject,
    NewerProject,
    NoProject,
    Project,
    is_project,
    load,
    missing_pictures,
    project_of,
    relink,
    rename,
    repair,
    save,
)

__all__ = [
    "FILE_NAME",
    "DamagedProject",
    "Facts",
    "NewerProject",
    "NoProject",
    "Project",
    "ProjectCard",
    "check_readable",
    "create",
    "default_place",
    "duplicate",
    "find_pictures",
    "forget",
    "is_project",
    "keep_place",
    "known",
    "live_runs",
    "load",
    "locate",
    "missing_pictures",
    "new_run_dir",
    "project_of",
    "relink",
    "remember",
    "rename",
    "repair",
    "safe_name",
    "sample_project",
    "sample_texts_project",
    "save",
    "size_on_disk",
    "summary",
    "usual_place",
]
