"""The base models on this computer: what each file or folder is, where they lie, how one is fetched."""

from project.errors import Cancelled as Cancelled
from project.models.hub import Progress as Progress
from project.models.hub import get as get
from project.models.model_file import ModelFile as ModelFile
from project.models.places import add_folder as add_folder
from project.models.places import added_folders as added_folders
from project.models.places import find as find
from project.models.places import how_to_get as how_to_get
from project.models.places import is_hub_name as is_hub_name
from project.models.places import located as located
from project.models.places import models_folder as models_folder
from project.models.places import remove_folder as remove_folder
from project.models.places import roots as roots
from project.models.recognise import recognise as recognise
from project.models.scanning import Entry as Entry
from project.models.scanning import look as look
from project.models.scanning import scan as scan
